import { useRef, useState } from 'preact/hooks';
import type { CsvKind, CsvMapping } from '../rules/csv-mapping';
import type { ChosenFile, FilePreview, ImportedFile } from './protocol';
import { remote } from './remote';
import type { Sidebar } from './use-sidebar';

/** Larger files are refused by the server as well, after minutes of sending. */
const MOST_BYTES = 20_000_000;

/** A file that somebody has chosen, on its way into the workbook. */
export interface Import {
  readonly name: string;
  /** How it would be read; null while it is read for the first time. */
  readonly preview: FilePreview | null;
  readonly reading: boolean;
  /** Why it was not imported; empty where nothing is wrong. */
  readonly trouble: string;
  /** It lacks most of what came before; a person may import it all the same. */
  readonly doubtful: boolean;
  readonly choose: (file: File) => void;
  readonly change: (mapping: CsvMapping) => void;
  readonly changeKind: (kind: CsvKind) => void;
  readonly bring: (anyway: boolean) => void;
  readonly close: () => void;
}

interface State {
  readonly name: string;
  readonly base64: string;
  readonly preview: FilePreview | null;
  readonly reading: boolean;
  readonly trouble: string;
  readonly doubtful: boolean;
}

const NONE: State = {
  name: '',
  base64: '',
  preview: null,
  reading: false,
  trouble: '',
  doubtful: false,
};

/** Reads a file in the browser, has the server preview it, and imports it on a press. */
export function useImport(sidebar: Sidebar): Import {
  const [state, setState] = useState(NONE);
  const asked = useRef(0);

  const ask = async (file: Omit<ChosenFile, 'anyway'>) => {
    asked.current += 1;
    const turn = asked.current;
    setState((old) => ({ ...old, reading: true, trouble: '', doubtful: false }));
    const answer = await remote.previewFile(file).catch((error: Error) => error);
    if (turn !== asked.current) return;
    const failed = answer instanceof Error;
    setState((old) => ({
      ...old,
      reading: false,
      preview: failed ? old.preview : answer,
      trouble: failed ? answer.message : '',
    }));
  };

  const choose = async (file: File) => {
    setState({ ...NONE, name: file.name, reading: true });
    if (file.size > MOST_BYTES) {
      const trouble = 'It is larger than 20 MB. Split the file, by month for example.';
      setState({ ...NONE, name: file.name, trouble });
      return;
    }
    const base64 = await base64Of(file);
    setState((old) => ({ ...old, base64 }));
    await ask({ name: file.name, base64, mapping: null });
  };

  const bring = async (anyway: boolean) => {
    const { name, base64, preview } = state;
    const came: ImportedFile[] = [];
    const ok = await sidebar.press('import', async () => {
      const file = { name, base64, mapping: preview?.mapping ?? null, anyway };
      const done = await remote.importFile(file);
      came.push(done);
      return done.ok ? done : { ok: false, message: '' };
    });
    const [done] = came;
    if (ok) setState(NONE);
    else if (done) setState((old) => ({ ...old, ...refusal(done) }));
  };

  const { name, base64 } = state;
  return {
    ...state,
    choose: (file) => void choose(file),
    change: (mapping) => void ask({ name, base64, mapping }),
    changeKind: (kind) => void ask({ name, base64, mapping: null, kind }),
    bring: (anyway) => void bring(anyway),
    close: () => {
      asked.current += 1;
      setState(NONE);
    },
  };
}

function refusal({ findings, message }: ImportedFile) {
  return { trouble: message, doubtful: findings.some(({ code }) => code === 'E-305') };
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'));
    reader.readAsDataURL(file);
  });
}
