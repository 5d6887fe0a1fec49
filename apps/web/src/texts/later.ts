import { loadLaterTexts } from './i18n';

// A page that is fetched later brings its texts: whatever imports this waits for them.
await loadLaterTexts();
