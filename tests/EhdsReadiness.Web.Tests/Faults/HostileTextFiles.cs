namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Files of text made to harm whoever reads them as CSV or JSON: long, wide, deep, broken off or wrong all over.</summary>
internal static class HostileTextFiles
{
    private const string Heading = "Identifier,Answer,Name,Categories\n";

    public static IEnumerable<(string Name, byte[] File)> All() =>
    [
        ("CSV: a quotation that never ends", Of($"{Heading}\"{new string('x', 1_000_000)}")),
        ("CSV: a million columns", Of(Heading + new string(',', 1_000_000))),
        ("CSV: nothing but quotation marks", Of(new string('"', 1_000_001))),
        ("CSV: nothing but ends of lines", Of(Heading + new string('\n', 1_000_000))),
        ("CSV: one line", Of(new string('x', 1_000_000))),
        ("CSV: a wrong answer in every row", Of(Heading + Times("x,y,z,zz\n", 4_900))),
        ("CSV: signs that end a text", Of($"{Heading}\0,1,\0,a\n")),
        ("CSV: half a character", [.. Of($"{Heading}x,1,"), 0xC3]),
        ("CSV: half a pair of UTF-16", [.. Of($"{Heading}x,1,"), 0xED, 0xA0, 0x80]),
        ("CSV: two marks of UTF-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Of($"{Heading}x,1,y,zz\n")]),
        ("CSV: UTF-16", Encoding.Unicode.GetBytes($"\uFEFF{Heading}x,1,y,zz\n")),
        ("CSV: nothing but a mark", [.. Encoding.UTF8.Preamble]),
        ("a workbook with a password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000],
            .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[3_000]]),
        ("JSON: nothing but wrong keys", Of($"{{{string.Join(',', Enumerable.Range(0, 90_000).Select(i => $"\"{i}\":0"))}}}")),
        ("JSON: one key again and again", Of($"{{{Times("\"mode\":0,", 100_000)}\"mode\":0}}")),
        ("JSON: one key in two spellings", Of("{\"mode\":\"full\",\"\\u006dode\":\"full\"}")),
        ("JSON: one long key", Of($"{{\"{new string('k', 1_000_000)}\":0}}")),
        ("JSON: a number of a million digits", Of($"{{\"answers\":{{\"holder-opt-out\":{{\"level\":{new string('9', 1_000_000)}}}}}}}")),
        ("JSON: a number beyond all numbers", Of("{\"answers\":{\"holder-opt-out\":{\"level\":1e999999999}}}")),
        ("JSON: nothing but wrong categories", Of($"{{\"profile\":{{\"categories\":[{Times("0,", 499_999)}0]}}}}")),
        ("JSON: deep", Of(new string('[', 1_000_000))),
        ("JSON: deep and closed", Of(Times("{\"answers\":", 60_000) + "0" + new string('}', 60_000))),
        ("JSON: half a pair in a name", Of("{\"organisation\":\"\\ud800\",\"date\":\"\\udc00\",\"mode\":\"\\udfff\"}")),
        ("JSON: half a pair in a key", Of("{\"\\ud800\":0,\"answers\":{\"\\udc00\":{\"level\":1}}}")),
        ("JSON: half a pair in a list", Of("{\"profile\":{\"categories\":[\"\\ud800\",\"\\udfff\"]}}")),
        ("JSON: signs that end a text", Of("{\"organisation\":\"\0\"}\0")),
        ("JSON: broken off", Of("{\"organisation\":\"CHU")),
        ("JSON: two documents", Of("{}{}")),
    ];

    private static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
