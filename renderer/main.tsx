// the ground first: what elements and features say comes after it, and wins
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './connect/connect.ts';
import { reloadWhenReplaced } from './connect/newer-page.ts';
import { focusAtOnce } from './elements/focus-at-once.ts';
import { Opening } from './opening.tsx';
import { applyAccent } from './state/accent.ts';
import { loadWords } from './state/language.tsx';
import { notify } from './state/notices.ts';
import { returnToPlace } from './state/place.ts';
import { applySettings, settings } from './state/settings.ts';

applySettings(document.documentElement);
applyAccent(document.documentElement);
focusAtOnce(window);
reloadWhenReplaced(window, sessionStorage, () => location.reload());

const [start] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (returnToPlace(sessionStorage, window, start?.type === 'reload')) notify({ tone: 'calm', key: 'toast.page-back' });

// at once, not when the page is drawn: a desktop window hands its port over as soon as the script has run
const connecting = connect();

const root = document.querySelector('#root');
void loadWords(settings.get().language).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <Opening connecting={connecting} />
    </StrictMode>,
  );
});
