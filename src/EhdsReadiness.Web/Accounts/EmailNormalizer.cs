using System.Diagnostics.CodeAnalysis;

namespace EhdsReadiness.Web.Accounts;

/// <summary>Gives Identity our rule for comparing addresses: its own folds signs that look like letters, and throws on
/// noncharacters.</summary>
public sealed class EmailNormalizer : ILookupNormalizer
{
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => NormalizeEmail(name);

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Normalize(email);
}
