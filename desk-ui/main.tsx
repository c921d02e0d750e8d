import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UiRoot } from '../ui-kit/UiRoot.tsx';
import { Desk } from './Desk.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <UiRoot base="/desk" product="审批工作台">
      <Desk />
    </UiRoot>
  </StrictMode>,
);
