export { demoPerson } from '../../apps/api/src/seed/demo.js';
