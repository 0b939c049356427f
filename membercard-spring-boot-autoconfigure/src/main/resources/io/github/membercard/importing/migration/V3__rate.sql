-- The rate of each merchant, one for all processes
CREATE TABLE MEMBERCARD_IMPORT_RATE (
	MERCHANT VARCHAR(100) PRIMARY KEY,
	STATE BYTEA
);
