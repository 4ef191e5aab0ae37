import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Opening } from './opening.tsx';
import { applySettings } from './state/settings.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

applySettings(document.documentElement);

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Opening />
    </StrictMode>,
  );
}
