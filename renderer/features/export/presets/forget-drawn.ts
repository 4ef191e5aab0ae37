import type { QueryClient } from '@tanstack/react-query';

/** Lets copies that are looked at be drawn again: their sizes, or a logo on them, are others now. */
export function forgetDrawnCopies(queries: QueryClient): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [room, , what] }) => room === 'asset' && (what === 'copy' || what === 'carried'),
  });
}
