import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';

const saidFor = 1600;

/** Puts a text on the clipboard; true for a moment after it was put there. */
function useCopy(): { readonly isDone: boolean; readonly copy: (text: string) => void } {
  const [isDone, setDone] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = (text: string) => {
    // Refused where the page is not trusted; the text can still be marked by hand.
    navigator.clipboard
      ?.writeText(text)
      .then(() => {
        setDone(true);
        timer.current = setTimeout(() => setDone(false), saidFor);
      })
      .catch(() => undefined);
  };
  return { isDone, copy };
}

/** Copies one value, and says so for a moment. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useT();
  const { isDone, copy } = useCopy();
  return (
    <IconButton
      size="small"
      label={isDone ? t('inspector.copied') : t('inspector.copy', { what: label })}
      icon={isDone ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      onPress={() => copy(text)}
    />
  );
}

/** Copies a whole list; the text is made when it is wanted. */
export function CopyAllButton(props: {
  readonly text: () => string;
  readonly label: string;
  readonly isDisabled?: boolean;
}) {
  const t = useT();
  const { isDone, copy } = useCopy();
  return (
    <Button
      isDisabled={props.isDisabled ?? false}
      icon={isDone ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      onPress={() => copy(props.text())}
    >
      {isDone ? t('inspector.copied') : props.label}
    </Button>
  );
}
