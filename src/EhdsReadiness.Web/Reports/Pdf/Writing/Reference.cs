namespace EhdsReadiness.Web.Reports.Pdf.Writing;

/// <summary>Points to an object of the file.</summary>
/// <param name="Number">From 1.</param>
internal readonly record struct Reference(int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} 0 R");
}
