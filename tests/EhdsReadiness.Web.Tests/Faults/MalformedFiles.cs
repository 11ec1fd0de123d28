namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Files that are almost an assessment, or nothing like one, from a seed.</summary>
/// <param name="right">A file that is accepted.</param>
internal sealed partial class MalformedFiles(int seed, string right)
{
    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "\"\"", "\" \"", "-1", "5", "2.0", "1e999", "-0", "123456789012345678901234567890", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"=1+1\"", "\"@x\"", "\"\\r\\nInjected: yes\"",
        "\"\\u202Egnp.exe\"", "\"\\u0001\\u001b[31m\"", "\"\\uffff\"", "[[[]]]", "{\"\":{\"\":0}}", "{\"\\ud800\":1}", "\"../../x\"",
        "\"2025-02-30\"", "\"0001-01-01\"", "[\"a\",\"a\"]", "[null]",
    ];

    private readonly Random _random = new(seed);

    public byte[] File()
    {
        switch (_random.Next(12))
        {
            case 0:
                var noise = new byte[_random.Next(1, 2000)];
                _random.NextBytes(noise);
                return noise;
            case 1:
                return Encoding.UTF8.GetBytes(Deep(_random.Next(3)));
            case 2:
                return [.. Right()[.._random.Next(1, right.Length / 2)]];
            case 3:
                var bytes = Right();
                for (var changes = _random.Next(1, 6); changes > 0; changes--)
                {
                    bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                }

                return bytes;
            case 4:
                return Encoding.UTF8.GetBytes(
                    right.Insert(right.IndexOf('{', StringComparison.Ordinal) + 1, $"\"{Repeated()}\": {Value()},"));
            case 5:
                return Encoding.Unicode.GetBytes(right);
            case 6:
                return Encoding.UTF8.GetBytes(
                    right.Replace("\"answers\": {",
                    $"\"answers\": {{ {string.Join("", Enumerable.Range(0, 20_000).Select(i => $"\"x{i}\":0,"))}",
                    StringComparison.Ordinal));
            case 7 or 8 or 9:
                return Encoding.UTF8.GetBytes(Organisation().Replace(right, $"\"organisation\": {Value()},", 1));
            default:
                return Encoding.UTF8.GetBytes(WithOtherValue());
        }
    }

    /// <summary>A name that means something else to a file system, to a header or to a shell; as it stands in the header,
    /// unescaped.</summary>
    public string Name() => _random.Next(8) switch
    {
        0 => "../../../etc/cron.d/x",
        1 => "..\\\\..\\\\web.config",
        2 => "a.json\\\"; filename*=UTF-8''%2e%2e%2fx",
        3 => "C:\\\\CON",
        4 => "%0d%0aInjected: yes",
        5 => new string('n', _random.Next(1, 3000)),
        6 => "\u202Enosj.exe",
        _ => "a\0.json",
    };

    private byte[] Right() => Encoding.UTF8.GetBytes(right);

    private string Value() =>
        _random.Next(8) == 0 ? $"\"{new string('é', _random.Next(1, 20_000))}\"" : Values[_random.Next(Values.Length)];

    private string Repeated() => new[] { "answers", "profile", "role", "\\u0072ole", "date", "__proto__", "$ref", "" }[_random.Next(8)];

    private static string Deep(int kind) => kind switch
    {
        0 => new string('[', 20_000),
        1 => new string('[', 20_000) + new string(']', 20_000),
        _ => string.Concat(Enumerable.Repeat("{\"answers\":", 20_000)) + "0" + new string('}', 20_000),
    };

    /// <summary>The right file with the value after one of its colons replaced, as text: what stands behind it may no longer fit.</summary>
    private string WithOtherValue()
    {
        var colons = Enumerable.Range(0, right.Length).Where(i => right[i] == ':' && right[i - 1] == '"').ToList();
        var start = colons[_random.Next(colons.Count)] + 1;
        var end = right.IndexOfAny([',', '}', '\n'], start);
        return string.Concat(right.AsSpan(0, start), " ", Value(), right.AsSpan(end));
    }

    [GeneratedRegex("\"organisation\":.*,")]
    private static partial Regex Organisation();
}
