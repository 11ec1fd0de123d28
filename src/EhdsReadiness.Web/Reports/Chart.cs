namespace EhdsReadiness.Web.Reports;

/// <summary>A drawing with the words and the table that say the same.</summary>
/// <param name="Alternative">Says what the drawing shows to those who can't see it.</param>
/// <param name="Table">Carries every figure of the drawing; set below it.</param>
public abstract record Chart(string Alternative, Table Table) : Block;
