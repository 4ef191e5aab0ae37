import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import './progress-bar.css';

/** `value` 0..1, or undefined while nobody can know it. */
export function ProgressBar(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly valueLabel?: string;
  readonly tone?: 'accent' | 'still';
}) {
  const { label, value, valueLabel, tone = 'accent' } = props;
  const share = value === undefined ? 0 : Math.min(1, Math.max(0, value));
  return (
    <AriaProgressBar
      className={`progress progress--${tone} ${value === undefined ? 'progress--unknown' : ''}`}
      aria-label={label}
      value={share * 100}
      isIndeterminate={value === undefined}
      {...(valueLabel === undefined ? {} : { valueLabel })}
    >
      <div className="progress__track">
        <div className="progress__fill" style={{ transform: `scaleX(${value === undefined ? 0.3 : share})` }} />
      </div>
    </AriaProgressBar>
  );
}
