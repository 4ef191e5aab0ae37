import { Clock } from 'lucide-react';
import { report } from '../../data/report.ts';
import { useClock, useRightsEdits } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useT } from '../../state/language.tsx';

/** Said where this computer's clock is behind what the library has seen: the later one counts until it is known which is right. */
export function ClockNote() {
  const t = useT();
  const formats = useFormats();
  const { data } = useClock();
  const { trustClock } = useRightsEdits();
  if (!data?.isBehind) return null;
  return (
    <div className="gate gate--warned clock-note" role="status">
      <Clock aria-hidden="true" />
      <div>
        <p>{t('rights.clock', { now: formats.moment(data.now), latest: formats.moment(data.latest) })}</p>
        <Button size="small" onPress={() => void trustClock().catch(report)}>
          {t('rights.clock.trust')}
        </Button>
      </div>
    </div>
  );
}
