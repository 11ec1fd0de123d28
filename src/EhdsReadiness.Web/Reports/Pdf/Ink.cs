namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>A colour of the page. Two carry a meaning: petrol is where you stand, plum is what the law says.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Text = new(0x1c, 0x23, 0x25);
    public static readonly Ink Quiet = new(0x4e, 0x5b, 0x5f);
    public static readonly Ink Petrol = new(0x06, 0x4a, 0x5e);
    public static readonly Ink Plum = new(0x6f, 0x2b, 0x55);
    public static readonly Ink Link = new(0x02, 0x5a, 0x72);
    public static readonly Ink White = new(0xff, 0xff, 0xff);

    /// <summary>The empty part of a bar.</summary>
    public static readonly Ink Track = new(0xe4, 0xec, 0xee);

    /// <summary>Rules between rows.</summary>
    public static readonly Ink Hairline = new(0xb2, 0xbe, 0xc1);

    /// <summary>The rule under the headings of a table.</summary>
    public static readonly Ink Rule = new(0x26, 0x33, 0x36);

    /// <summary>As written in a file: three parts of one.</summary>
    public override string ToString() => $"{Part(Red)} {Part(Green)} {Part(Blue)}";

    private static string Part(byte value) => Math.Round(value / 255.0, 3).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
