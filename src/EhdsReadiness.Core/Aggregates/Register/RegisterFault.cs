namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>Something wrong in a register to import.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Name of the column that it is about.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record RegisterFault(int Line, string Column, Text Message);
