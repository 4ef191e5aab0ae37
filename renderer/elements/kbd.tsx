import './kbd.css';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const apple: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' };

/** Keys as the keyboard of this machine names them. `keys` is written `Ctrl+Shift+Z`; a plus itself comes last. */
export function Keys({ keys }: { readonly keys: string }) {
  const names = keys.split(/\+(?=.)/);
  return (
    <kbd className="keys">
      {names.map((name) => (
        <kbd key={name} className="keys__key">
          {isApple ? (apple[name] ?? name) : name}
        </kbd>
      ))}
    </kbd>
  );
}
