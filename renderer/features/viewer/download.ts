import { originalUrl } from '../../../shared/api/media-url.ts';

/** Hands the original to the browser to keep, under its own name. */
export function downloadOriginal(id: string, name: string): void {
  const link = document.createElement('a');
  link.href = originalUrl(id);
  link.download = name;
  link.click();
}
