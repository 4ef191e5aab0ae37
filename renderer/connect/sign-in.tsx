import { useState } from 'react';
import { Button } from '../elements/button.tsx';
import { TextField } from '../elements/text-field.tsx';
import { useT } from '../state/language.tsx';

const tried = 'bahan.tried-to-sign-in';

/** True when a code was entered in this window and the door has not let it in: it takes the code out of the address. */
export const hasTriedToSignIn = (): boolean => sessionStorage.getItem(tried) !== null;
export const forgetSignIn = (): void => sessionStorage.removeItem(tried);

/** Shown to a browser that the door does not know: one field for the one-time code. The door itself reads it. */
export function SignIn({ isRefused }: { readonly isRefused: boolean }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const token = tokenIn(typed);
  const go = () => {
    if (token === '') return;
    sessionStorage.setItem(tried, 'yes');
    window.location.assign(`/?token=${encodeURIComponent(token)}`);
  };
  return (
    <main className="page">
      <form
        className="page__inside"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <h1 className="page__title">{t('app.signIn.title')}</h1>
        <p className="page__words">{t('app.signIn.words')}</p>
        <TextField
          label={t('app.signIn.field')}
          value={typed}
          onChange={setTyped}
          autoFocus
          error={isRefused && typed === '' ? t('app.signIn.refused') : undefined}
        />
        <Button type="submit" tone="primary" size="large" isDisabled={token === ''}>
          {t('app.signIn.go')}
        </Button>
      </form>
    </main>
  );
}

/** The code itself, of a whole link or alone. */
export function tokenIn(typed: string): string {
  const words = typed.trim();
  const match = /[?&#]token=([^&#\s]+)/.exec(words);
  return match?.[1] ? decodeURIComponent(match[1]) : words;
}
