import { useEffect, useState } from 'react';
import './skeleton.css';

/** A grey shape in the place of words to come. `width` in any CSS length. */
export function Skeleton({
  width = '100%',
  height = '0.75rem',
}: {
  readonly width?: string;
  readonly height?: string;
}) {
  return <span className="skeleton" style={{ width, height }} aria-hidden />;
}

/** True once `isOn` has held for a while: nothing moves for what is over in a blink. */
export function useLate(isOn: boolean, milliseconds = 300): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOn) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isOn, milliseconds]);
  return isOn && isLate;
}

/** Grey lines in the place of a list to come; nothing at all while it may be there in a blink. */
export function SkeletonLines() {
  const isLate = useLate(true);
  return (
    <div className="skeleton-lines" aria-busy="true">
      {isLate ? ['a', 'b', 'c'].map((line) => <Skeleton key={line} height="1.25rem" />) : null}
    </div>
  );
}
