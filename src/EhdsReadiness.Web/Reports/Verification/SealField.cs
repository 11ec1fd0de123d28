namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>
/// The field of a report that holds its fingerprint and its signature. It is the last object of the file, so that nothing a person wrote
/// into the report can be taken for it. The fingerprint is the SHA-256 of the file with zeros in three places of fixed length:
/// the printed fingerprint, the fingerprint and the signature of this field.
/// </summary>
/// <param name="IsEarlier">Of format 1, which reports had before they said who stands behind them; <paramref name="Origin"/> is null
/// then.</param>
/// <param name="Kind">Identifier of the kind of report.</param>
/// <param name="AxisId">Empty for other kinds than one axis.</param>
/// <param name="CoverLine">Null when there is none.</param>
/// <param name="HasPicture">Whether the reader of the copy put a picture on its cover.</param>
/// <param name="Number">Of the organisation behind it; null for none, and in the formats 1 and 2.</param>
/// <param name="Codes">How the file's font writes the sixteen hexadecimal digits: two characters each.</param>
/// <param name="PrintedAt">Where the printed fingerprint begins, in bytes from the start of the file.</param>
/// <param name="DataAt">Where the associated file begins.</param>
/// <param name="DataLength">In bytes.</param>
/// <param name="Fingerprint">64 lower-case hexadecimal digits.</param>
/// <param name="KeyId">Of the key that signed; zeros when the report is not signed.</param>
/// <param name="FingerprintAt">Where the fingerprint begins.</param>
/// <param name="SignatureAt">Where the key's identifier begins, followed by the signature.</param>
internal sealed partial record SealField(
    bool IsEarlier,
    string Kind,
    string AxisId,
    IReadOnlyList<Language> Languages,
    string? CoverLine,
    bool HasPicture,
    ReportOrigin? Origin,
    ReportNumber? Number,
    string ContentSha256,
    string Codes,
    int PrintedAt,
    int DataAt,
    int DataLength,
    string Fingerprint,
    string KeyId,
    byte[] Signature,
    int FingerprintAt,
    int SignatureAt)
{
    public const int FingerprintLength = 64;
    private const int SignatureDigits = VerificationKey.IdLength + (2 * SigningKey.SignatureLength);
    /// <summary>Longest field, in bytes: what comes behind is not looked at.</summary>
    private const int Longest = 4096;

    private const string Marker = "/Type/EHDS_Seal/";
    private const byte Zero = (byte)'0';

    /// <summary>What stands in the place of the printed fingerprint until it is known.</summary>
    public static string Placeholder { get; } = new('0', FingerprintLength);

    public bool IsSigned => KeyId.Any(digit => digit != '0') || Array.Exists(Signature, one => one != 0);

    /// <summary>The field as it is first written, with zeros in place of fingerprint and signature.</summary>
    public static string Write(Seal seal, string codes, int printedAt, int dataAt, int dataLength)
    {
        var options = seal.Options;
        var number = options.Number is { } of ? Write(of) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<<{Marker}Format {(options.Number is null ? 2 : 3)}/Kind({options.Kind.Id()})/Axis({options.Axis?.Id})/" +
                $"Languages({string.Join(' ', options.Languages.Select(language => language.Code()))})/Cover<{Hex(options.Cover?.Line)}>/" +
                $"Picture({(options.Cover?.Logo is null ? "no" : "yes")})/Origin({options.Origin.Id()}){number}/" +
                $"Content({seal.ContentSha256})/Codes<{codes}>/" +
                $"Printed {printedAt:D10}/Data {dataAt:D10}/Length {dataLength:D10}/Fingerprint({Placeholder})/" +
                $"Signature({new string('0', SignatureDigits)})>>");
    }

    /// <summary>The last field of a file; null when it has none, or one that does not fit the file.</summary>
    public static SealField? Find(ReadOnlySpan<byte> file)
    {
        var start = file.LastIndexOf(Encoding.ASCII.GetBytes(Marker));
        if (start < 0 || Pattern()
            .Match(Encoding.Latin1.GetString(file[start..Math.Min(file.Length, start + Longest)])) is not { Success: true } match
            || match.Groups["format"].Value == "1" == match.Groups["origin"].Success
            || match.Groups["format"].Value == "3" != match.Groups["number"].Success
            || !TryRead(match, out var of))
        {
            return null;
        }

        int Number(string name) =>
            int.TryParse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        var signature = match.Groups["signature"];
        var field = new SealField(
            !match.Groups["origin"].Success,
            match.Groups["kind"].Value,
            match.Groups["axis"].Value,
            [.. match.Groups["languages"].Value.Split(' ').Select(code => Core.Languages.Find(code)!.Value)],
            Text(match.Groups["cover"]),
            match.Groups["picture"].Value == "yes",
            Ids.Find<ReportOrigin>(match.Groups["origin"].Value),
            of,
            match.Groups["content"].Value,
            match.Groups["codes"].Value,
            Number("printed"),
            Number("data"),
            Number("length"),
            match.Groups["fingerprint"].Value,
            signature.Value[..VerificationKey.IdLength],
            Convert.FromHexString(signature.Value[VerificationKey.IdLength..]),
            start + match.Groups["fingerprint"].Index,
            start + signature.Index);
        return (long)field.PrintedAt + (2 * FingerprintLength) <= start && (long)field.DataAt + field.DataLength <= start ? field : null;
    }

    /// <summary>The fingerprint that the bytes of the file have.</summary>
    public string FingerprintOf(ReadOnlySpan<byte> file)
    {
        Span<byte> zeros = stackalloc byte[SignatureDigits];
        zeros.Fill(Zero);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..PrintedAt]);
        hash.AppendData(Encoding.ASCII.GetBytes(Printed(Placeholder)));
        hash.AppendData(file[(PrintedAt + (2 * FingerprintLength))..FingerprintAt]);
        hash.AppendData(zeros[..FingerprintLength]);
        hash.AppendData(file[(FingerprintAt + FingerprintLength)..SignatureAt]);
        hash.AppendData(zeros);
        hash.AppendData(file[(SignatureAt + SignatureDigits)..]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A fingerprint as the page shows it: the codes of its digits.</summary>
    public string Printed(string fingerprint) =>
        string.Concat(fingerprint.Select(digit => Codes.Substring(2 * Convert.ToInt32(digit.ToString(), 16), 2)));

    /// <summary>Whether the page shows the fingerprint of the field.</summary>
    public bool IsPrintedIn(ReadOnlySpan<byte> file) =>
        file.Slice(PrintedAt, 2 * FingerprintLength).SequenceEqual(Encoding.ASCII.GetBytes(Printed(Fingerprint)));

    /// <summary>The associated file.</summary>
    public ReadOnlySpan<byte> DataIn(ReadOnlySpan<byte> file) => file.Slice(DataAt, DataLength);

    /// <summary>What is signed: the associated file, then the fingerprint.</summary>
    public static byte[] Signed(ReadOnlySpan<byte> data, string fingerprint) => [.. data, .. Encoding.ASCII.GetBytes(fingerprint)];

    /// <summary>Puts fingerprint and signature in their places.</summary>
    public static void Close(byte[] file, SigningKey? key)
    {
        var field = Find(file) ?? throw new InvalidOperationException("The report was written without its field.");
        var fingerprint = field.FingerprintOf(file);
        Encoding.ASCII.GetBytes(fingerprint, file.AsSpan(field.FingerprintAt));
        Encoding.ASCII.GetBytes(field.Printed(fingerprint), file.AsSpan(field.PrintedAt));
        if (key is not null)
        {
            var signature = key.Public.Id + Convert.ToHexStringLower(key.Sign(Signed(field.DataIn(file), fingerprint)));
            Encoding.ASCII.GetBytes(signature, file.AsSpan(field.SignatureAt));
        }
    }

    /// <summary>The number of the organisation, null where the field says none. False when its moment is none.</summary>
    private static bool TryRead(Match match, out ReportNumber? number)
    {
        number = null;
        if (!match.Groups["number"].Success) { return true; }

        var isMoment = DateTimeOffset.TryParse(
            match.Groups["proven"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        number = new(Text(match.Groups["number"]) ?? "", isMoment ? at : null, Text(match.Groups["known"]),
            match.Groups["finess"].Success ? match.Groups["finess"].Value : null,
            match.Groups["house"].Success ? Text(match.Groups["house"]) : null);
        return isMoment || match.Groups["proven"].Length == 0;
    }

    private static string Write(ReportNumber number)
    {
        var finess = number.Finess is { } second ? $"/Finess({second})" : "";
        var proven = number.ProvenAt is { } at ? Instant.Write(at) : "";
        var house = number.House is { } name ? $"/House<{Hex(name)}>" : "";
        return $"/Number<{Hex(number.Identifier)}>{finess}/Proven({proven})/Known<{Hex(number.KnownAs)}>{house}";
    }

    private static string Hex(string? text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text ?? ""));

    private static string? Text(Group hex) =>
        hex.Length == 0 ? null : Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex.Value));

    [GeneratedRegex(
        @"\A/Type/EHDS_Seal/Format (?<format>[123])/Kind\((?<kind>full|board|axis|plan)\)/Axis\((?<axis>[a-z0-9-]*)\)/Languages\((?<" +
        @"languages>fr|en|fr en|en fr)\)/Cover<(?<cover>(?:[0-9A-F]{4})*)>(?:/Picture\((?<picture>yes|no)\)/Origin\((?<origin>" +
        @"organisation|anonymous|file)\))?(?:/Number<(?<number>(?:[0-9A-F]{4})*)>(?:/Finess\((?<finess>[0-9AB]{9})\))?/Proven\(" +
        @"(?<proven>(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)?)\)/Known<(?<known>(?:[0-9A-F]{4})*)>" +
        @"(?:/House<(?<house>(?:[0-9A-F]{4})*)>)?)?" +
        @"/Content\((?<content>[0-9a-f]{64})\)/Codes<(?<codes>[0-9A-F]{32})>/Printed " +
        @"(?<printed>[0-9]{10})/Data (?<data>[0-9]{10})/Length " +
        @"(?<length>[0-9]{10})/Fingerprint\((?<fingerprint>[0-9a-f]{64})\)/Signature\((?<signature>[0-9a-f]{144})\)>>")]
    private static partial Regex Pattern();
}
