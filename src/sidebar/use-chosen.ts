import { useState } from 'preact/hooks';
import type { PostedName } from './protocol';

/** Which of the documents is chosen, the first at first, and how to choose another. */
export function useChosen(documents: readonly PostedName[]) {
  const [chosen, choose] = useState('');
  const { documentId } = documents.find((one) => one.documentId === chosen) ??
    documents[0] ?? { documentId: '' };
  const choices = documents.map(({ documentId: id, name }) => ({ id, name }));
  return { documentId, pick: { value: documentId, choices, choose } };
}
