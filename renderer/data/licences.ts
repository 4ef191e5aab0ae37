import { useQuery } from '@tanstack/react-query';
import { type Licences, licences, licencesFile } from '../../shared/model/licence.ts';

/** What the program is made of: gathered when it was built, and the same behind every door. */
export function useLicences() {
  return useQuery({ queryKey: ['licences'], queryFn: read, staleTime: Number.POSITIVE_INFINITY, retry: false });
}

async function read({ signal }: { readonly signal: AbortSignal }): Promise<Licences> {
  const response = await fetch(`/${licencesFile}`, { signal });
  if (!response.ok) throw new Error(`the licences were answered with ${response.status}`);
  return licences.parse(await response.json());
}
