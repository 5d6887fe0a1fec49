import { dataSource } from '../database/data-source.js';

/** What the TypeORM command line reads: `DATABASE_OWNER_URL` names the database whose schema is compared with the entities. */
export default dataSource(process.env['DATABASE_OWNER_URL'] ?? 'postgresql://localhost/reglament', 1, { program: 'migrations' });
