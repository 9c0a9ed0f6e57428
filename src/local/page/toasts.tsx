import { useEffect } from 'preact/hooks';
import type { Toast } from './workbook-state';

interface Props {
  readonly toasts: readonly Toast[];
  gone(id: number): void;
}

/** Short messages of scripts in the lower right corner. */
export function Toasts({ toasts, gone }: Props) {
  return (
    <div class="toasts" role="log" aria-live="polite">
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} close={() => gone(toast.id)} />
      ))}
    </div>
  );
}

function ToastBox({ toast, close }: { readonly toast: Toast; close(): void }) {
  const { seconds, title, message, id } = toast;
  useEffect(() => {
    if (seconds < 0) return;
    const timer = setTimeout(close, seconds * 1000);
    return () => clearTimeout(timer);
  }, [id, seconds]);
  return (
    <div class="toast">
      <div>
        {title && <strong>{title}</strong>}
        <p>{message}</p>
      </div>
      <button type="button" class="icon-button close" aria-label="Close" onClick={close} />
    </div>
  );
}
