import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UiRoot } from '../ui-kit/UiRoot.tsx';
import { Modeler } from './shell/Modeler.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <UiRoot base="/modeler" product="流程设计">
      <Modeler />
    </UiRoot>
  </StrictMode>,
);
