-- Which instance of the site runs the background jobs, and until when if it says nothing more.
CREATE TABLE job_lease (
    name $text$ NOT NULL PRIMARY KEY,
    holder $text$ NOT NULL,
    until $moment$ NOT NULL
) $table_options$;
