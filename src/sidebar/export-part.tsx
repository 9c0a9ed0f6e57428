import { Button } from './button';
import { Choice } from './form-parts';
import type { ExportedFile } from './protocol';
import { saveFile } from './save-file';
import type { Sidebar } from './use-sidebar';

interface ExportPartProps {
  readonly sidebar: Sidebar;
  /** What it does, for its button and for tests. */
  readonly action: string;
  readonly title: string;
  readonly help: string;
  /** What is chosen, and what there is to choose from. */
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
  /** What the file will be called. */
  readonly file: string;
  readonly make: () => Promise<ExportedFile>;
  readonly disabled: boolean;
}

/** Something to be chosen from a list and saved as a file. */
export function ExportPart(props: ExportPartProps) {
  const { sidebar, action, choices, chosen, disabled } = props;
  const save = () =>
    void sidebar.press(action, async () => {
      const file = await props.make();
      if (file.ok) saveFile(file.name, file.text);
      return file;
    });
  return (
    <section class="file-part" data-part={action}>
      <h3>{props.title}</h3>
      <p class="help">{props.help}</p>
      <Choice
        label={props.label}
        name={action}
        value={chosen}
        choices={choices}
        disabled={disabled}
        choose={props.choose}
      />
      <div class="actions">
        <Button
          action={action}
          disabled={disabled}
          waiting={sidebar.waiting === action}
          press={save}
        >
          Download {props.file}
        </Button>
      </div>
    </section>
  );
}
