namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Fields and values that no browser sends, from a seed, so that a case that fails can be made again.</summary>
internal sealed class MalformedForms(int seed)
{
    private static readonly string[] Texts =
    [
        "=1+1", "+33 1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\0", "a\0b", "\r\nInjected: yes", "x\r\n\r\n<script>alert(1)</script>",
        "\u202Egnp.exe\u202C", "שלום עולם", "مرحبا",
        "\u0001\u0002\u0008\u000B\u001B[31m\u007F\u0085", "\uFEFF", "\uFFFF\uFFFE", "\U0001F3E5\U0010FFFF", "e\u0301\u0301\u0301\u0301",
        "</textarea><img src=x onerror=alert(1)>",
        "\"'><svg/onload=1>", "{{7*7}}${7*7}<%=7*7%>", "../../etc/passwd", "..\\..\\windows\\win.ini", "CON",
        "' OR 1=1; DROP TABLE answer;--", "%00%0d%0a", "&amp;&#0;&#x1F;", "\t\n\v\f", "   ", "",
        "javascript:alert(1)", "https://example.org/\r\nInjected: yes", "https://example.org/?q=<>", "http://[::1", "data:text/html,x",
        "https://exa\u202Emple.org/",
    ];

    private static readonly string[] Numbers =
        ["-1", "2147483648", "-9223372036854775809", "1e400", "NaN", "0x10", "٣", "1.0", "+1", " 1", "999999999999999999999999999999"];

    private readonly Random _random = new(seed);

    /// <summary>A body of one form: the fields that are right, then one to four changes to them, with the anti-forgery token left as it
    /// is.</summary>
    /// <param name="right">Names and values of a form that would be accepted.</param>
    public byte[] Body(string token, IReadOnlyList<(string Name, string Value)> right)
    {
        var fields = right.Select(field => (Name: Escaped(field.Name), Value: (string?)Escaped(field.Value))).ToList();
        for (var changes = _random.Next(1, 5); changes > 0; changes--)
        {
            Change(fields);
        }

        fields.Insert(_random.Next(fields.Count + 1), ("__RequestVerificationToken", Escaped(token)));
        return Encoding.Latin1.GetBytes(
            string.Join('&', fields.Select(field => field.Value is null ? field.Name : $"{field.Name}={field.Value}")));
    }

    /// <summary>A text that is likely to hurt somebody.</summary>
    public string Text() => _random.Next(6) switch
    {
        0 => new string((char)_random.Next(1, 0xD800), _random.Next(1, 9000)),
        1 => Numbers[_random.Next(Numbers.Length)],
        2 => Texts[_random.Next(Texts.Length)] + Texts[_random.Next(Texts.Length)],
        _ => Texts[_random.Next(Texts.Length)],
    };

    private void Change(List<(string Name, string? Value)> fields)
    {
        var at = fields.Count == 0 ? -1 : _random.Next(fields.Count);
        var kind = at < 0 ? 4 : _random.Next(9);
        switch (kind)
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Add(fields[at]);
                break;
            case 2:
                fields.Add((fields[at].Name, Escaped(Text())));
                break;
            case 3:
                fields[at] = (fields[at].Name, Bytes(_random.Next(1, 200)));
                break;
            case 4:
                fields.Add((Escaped(Text()), Escaped(Text())));
                break;
            case 5:
                fields[at] = (fields[at].Name.ToUpperInvariant() + "[0].Key", fields[at].Value);
                break;
            case 6:
                fields[at] = (fields[at].Name, null);
                break;
            default:
                fields[at] = (fields[at].Name, Escaped(Text()));
                break;
        }
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    /// <summary>Random bytes, half of them escaped and half of them bare: most are no UTF-8.</summary>
    private string Bytes(int count)
    {
        var bytes = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var value = _random.Next(256);
            bytes.Append(value is '&' or '=' or '%' or '+' || _random.Next(2) == 0 ? $"%{value:X2}" : ((char)value).ToString());
        }

        return bytes.ToString();
    }
}
