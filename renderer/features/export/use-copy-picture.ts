import { useEffect, useState } from 'react';
import type { CopyPreview } from '../../data/exports.ts';

/** Milliseconds for which an address stays good that is not shown any longer: the browser may only just begin to read it. */
const late = 5_000;

/** Address of a drawn picture for as long as it is shown; undefined while there is none. */
export function useCopyPicture(preview: Pick<CopyPreview, 'mime' | 'bytes'> | null | undefined): string | undefined {
  const [address, setAddress] = useState<string | undefined>(undefined);
  const bytes = preview?.bytes;
  const mime = preview?.mime;
  useEffect(() => {
    if (!bytes) return setAddress(undefined);
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime ?? '' }));
    setAddress(made);
    return () => void setTimeout(() => URL.revokeObjectURL(made), late);
  }, [bytes, mime]);
  return address;
}
