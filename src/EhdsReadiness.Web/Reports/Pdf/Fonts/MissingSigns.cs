namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>The signs of one document that its font lacks. Each is set as one character of the Private Use Area, which stands for it until
/// it is drawn: as a box to look at, as what was typed to be read aloud, searched and copied.</summary>
internal sealed class MissingSigns
{
    /// <summary>What is drawn.</summary>
    public const char Box = '□';

    private const char First = '\ue000';
    private const char Last = '\uf8ff';
    private readonly List<string> _typed = [];
    private readonly Dictionary<string, char> _places = new(StringComparer.Ordinal);

    /// <summary>Whether a character of a set text stands for a missing sign. No font of ours has signs there.</summary>
    public static bool IsPlace(char character) => character is >= First and <= Last;

    /// <summary>The character that stands for a sign; once there are more than can stand, the box itself.</summary>
    public char PlaceOf(string sign)
    {
        if (_places.TryGetValue(sign, out var place)) { return place; }

        if (_typed.Count > Last - First) { return Box; }

        place = (char)(First + _typed.Count);
        _typed.Add(sign);
        return _places[sign] = place;
    }

    /// <summary>What was typed at a place.</summary>
    public string TypedAt(char place) => _typed[place - First];
}
