import { Component, type ReactNode, useEffect, useState } from 'react';
import { App } from './app.tsx';
import { connect } from './connect/connect.ts';
import type { Connection } from './connect/connection.ts';
import { forgetSignIn, hasTriedToSignIn, SignIn } from './connect/sign-in.tsx';
import { failureOf } from './data/failure.ts';
import { Button } from './elements/button.tsx';
import { useLate } from './elements/skeleton.tsx';
import { useT } from './state/language.tsx';

type Stage =
  | { readonly at: 'connecting' }
  | { readonly at: 'open'; readonly connection: Connection }
  | { readonly at: 'sign-in'; readonly isRefused: boolean }
  | { readonly at: 'unreachable' }
  | { readonly at: 'closed' };

const retryMilliseconds = 3000;

/** From an empty page to the window: connects, asks to sign in, waits for an engine that is not there yet. */
export function Opening({ connecting }: { readonly connecting: Promise<Connection> }) {
  const [stage, setStage] = useState<Stage>({ at: 'connecting' });
  const [attempt, setAttempt] = useState(connecting);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: Stage) => {
      if (!isOver) setStage(next);
    };
    const open = async () => {
      try {
        const connection = await attempt;
        forgetSignIn();
        show({ at: 'open', connection });
        const reason = await connection.closed;
        show(reason === 'sign-in-needed' ? { at: 'sign-in', isRefused: false } : { at: 'closed' });
      } catch (error) {
        if (failureOf(error).code === 'sign-in-needed') {
          show({ at: 'sign-in', isRefused: hasTriedToSignIn() });
          return;
        }
        show({ at: 'unreachable' });
        if (!isOver) timer = setTimeout(() => setAttempt(connect()), retryMilliseconds);
      }
    };
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [attempt]);
  if (stage.at === 'open') {
    return (
      <Net>
        <App connection={stage.connection} />
      </Net>
    );
  }
  if (stage.at === 'sign-in') return <SignIn isRefused={stage.isRefused} />;
  if (stage.at === 'connecting') return <Waiting />;
  return <Message at={stage.at} />;
}

function Waiting() {
  const t = useT();
  const isLate = useLate(true);
  return (
    <main className="page" aria-busy="true">
      <p className="page__words">{isLate ? t('app.loading') : ''}</p>
    </main>
  );
}

function Message({ at }: { readonly at: 'unreachable' | 'closed' | 'crashed' }) {
  const t = useT();
  const [title, words] = (
    {
      unreachable: ['app.unreachable', 'app.unreachable.do'],
      closed: ['app.closed.title', 'app.closed.words'],
      crashed: ['app.crashed', 'app.crashed.do'],
    } as const
  )[at];
  return (
    <main className="page">
      <div className="page__inside" role="alert">
        <h1 className="page__title">{t(title)}</h1>
        <p className="page__words">{t(words)}</p>
        {at === 'unreachable' ? null : (
          <Button tone="primary" size="large" onPress={() => window.location.reload()}>
            {t('app.reload')}
          </Button>
        )}
      </div>
    </main>
  );
}

/** Catches what no one else did: a view that broke must not leave an empty window. */
class Net extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Message at="crashed" /> : this.props.children;
  }
}
