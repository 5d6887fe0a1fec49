import './ui/styles';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startTexts } from './texts/i18n';
import { showCutTexts } from './ui/full-on-hover';
import { markTheme, schemeManager } from './ui/theme';

markTheme(schemeManager.get('auto'));
showCutTexts();
await startTexts();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);

// A hundred small slices; the browser fetches those that a page uses. Not needed for the first sight.
void import('./ui/chinese-font');
