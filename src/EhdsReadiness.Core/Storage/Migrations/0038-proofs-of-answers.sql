-- All proofs of an answer in JSON, each with its day and who has it; null where "evidence" says all. A former release reads and writes that
-- column alone, which keeps the place of the first.
ALTER TABLE answer ADD COLUMN proofs $text$;

ALTER TABLE clarification ADD COLUMN proofs $text$;
