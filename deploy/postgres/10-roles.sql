-- Run once by the image of PostgreSQL, by psql, when its volume is empty: the product's three roles, that of Temporal, and their databases.
-- Passwords come from files, and reach neither a command line nor the server's log.
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SET password_encryption = 'scram-sha-256';

\set owner_password `cat /run/secrets/reglament_owner_password`
\set app_password `cat /run/secrets/reglament_app_password`
\set system_password `cat /run/secrets/reglament_system_password`
\set temporal_password `cat /run/secrets/temporal_password`

-- Migrations; owns the tables.
CREATE ROLE reglament_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
-- Everything inside one organisation: row-level security holds for it.
CREATE ROLE reglament_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
-- Sign-in, relay, sweeper: over all organisations.
CREATE ROLE reglament_system LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'system_password';
-- The engine; sees nothing of the product.
CREATE ROLE temporal LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'temporal_password';

CREATE DATABASE reglament OWNER reglament_owner;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;

-- By default everybody may enter every database.
REVOKE ALL ON DATABASE reglament, temporal, temporal_visibility FROM PUBLIC;
GRANT CONNECT ON DATABASE reglament TO reglament_app, reglament_system;
