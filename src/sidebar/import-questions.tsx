import type { CsvMapping } from '../rules/csv-mapping';
import type { CsvQuestion } from '../rules/csv-questions';

interface QuestionsProps {
  readonly questions: readonly CsvQuestion[];
  readonly mapping: CsvMapping;
  readonly blocked: boolean;
  readonly change: (mapping: CsvMapping) => void;
}

/** What only a person can say of a file, and what was found out and she may correct. */
export function ImportQuestions({ questions, mapping, blocked, change }: QuestionsProps) {
  return (
    <>
      {questions.map(({ setting, ask, choices, answer, open }) => (
        <label key={setting} class={open ? 'select asked' : 'select'}>
          {ask}
          <select
            data-setting={setting}
            value={answer === null ? '' : String(answer)}
            disabled={blocked}
            onChange={(event) => {
              const chosen = choices.find(
                ({ value }) => String(value) === event.currentTarget.value,
              );
              if (chosen) change({ ...mapping, [setting]: chosen.value });
            }}
          >
            {answer === null ? <option value="">Choose…</option> : null}
            {choices.map(({ value, label }) => (
              <option key={String(value)} value={String(value)}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
