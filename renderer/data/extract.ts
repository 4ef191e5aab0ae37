import { useQuery } from '@tanstack/react-query';
import { useEngine } from './engine.tsx';

/** What the computer that the library is on makes of films and sounds; it is asked once. */
export function useAbilities() {
  const engine = useEngine();
  return useQuery({
    queryKey: ['abilities'],
    queryFn: ({ signal }) => engine.exports.abilities({}, { signal }),
    gcTime: Number.POSITIVE_INFINITY,
  });
}
