import { useQuery } from '@tanstack/react-query';
import type { Accident } from '../../shared/api/desktop.ts';
import { useDesktop } from './engine.tsx';

const none: readonly Accident[] = [];

/** What stopped by itself on this computer lately; nothing in a browser, which knows of no such thing. */
export function useAccidents(isAsked: boolean): readonly Accident[] {
  const desktop = useDesktop();
  const { data } = useQuery({
    queryKey: ['accidents'],
    queryFn: () => desktop?.accidents() ?? none,
    enabled: isAsked && desktop !== undefined,
    // nobody tells when something stopped
    staleTime: 0,
  });
  return data ?? none;
}
