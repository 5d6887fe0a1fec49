import { useEffect, useEffectEvent, useState } from 'react';

/** Takes files that are dropped anywhere on the page, or pasted; true while some are held over it. */
export function useDropped(enabled: boolean, take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const taken = useEffectEvent((files: FileList | null | undefined) => {
    if (files && files.length > 0) take([...files]);
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const brings = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const hover = (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault(); // the browser would open it instead of the page
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault();
      setOver(false);
      taken(event.dataTransfer?.files);
    };
    const paste = (event: ClipboardEvent) => {
      // Words that come with a picture of themselves are meant as words.
      const asText = event.target instanceof Element && event.target.closest('input, textarea') !== null && event.clipboardData?.types.includes('text/plain');
      if (!asText) taken(event.clipboardData?.files);
    };
    document.addEventListener('dragover', hover);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', hover);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [enabled]);
  return over;
}
