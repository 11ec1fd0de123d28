using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Tests.Accounts;

/// <summary>An authenticator of passkeys in software, with the browser before it: one key (ES256), and everything that it says may be
/// made wrong.</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";

    /// <summary>The origin that the browser says.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The domain that the answer is for; null for the one that was asked for.</summary>
    public string? Domain { get; set; }

    /// <summary>How often it says that it has signed; it counts on from there, and not at all from 0.</summary>
    public uint Count { get; set; }

    /// <summary>Whether it has asked for a finger, a face or a code.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>What it signs instead of the challenge that it is given; null for that one.</summary>
    public string? Challenge { get; set; }

    /// <summary>The account that it says the key is of; null for the one that it was made for.</summary>
    public string? User { get; set; }

    /// <summary>Whether the browser says that a page of another site has asked within it.</summary>
    public bool CrossOrigin { get; set; }

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Create(JsonNode options)
    {
        _user = (string)options["user"]!["id"]!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] key = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. DataOf((string)options["rp"]!["id"]!, HasKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. key];
        byte[] attestation =
            [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0,
                0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new()
        {
            ["clientDataJSON"] = Text(Said("webauthn.create", options)),
            ["attestationObject"] = Text(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Get(JsonNode options)
    {
        Count += Count == 0 ? 0u : 1u;
        var (data, said) = (DataOf((string)options["rpId"]!, 0), Said("webauthn.get", options));
        var signature = _key.SignData([.. data, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new()
        {
            ["clientDataJSON"] = Text(said),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(signature),
            ["userHandle"] = User is null ? _user : Text(Encoding.UTF8.GetBytes(User)),
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] DataOf(string domain, byte more)
    {
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(Present | (Verifies ? Verified : 0) | more);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? domain)), flags, .. count];
    }

    private byte[] Said(string type, JsonNode options) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = Challenge ?? (string)options["challenge"]!,
        ["origin"] = Origin,
        ["crossOrigin"] = CrossOrigin,
    }.ToJsonString());

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(_id),
        ["rawId"] = Text(_id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
