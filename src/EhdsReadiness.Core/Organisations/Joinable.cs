namespace EhdsReadiness.Core.Organisations;

/// <summary>An organisation of the site as it is shown to whoever gives its number: neither its members nor anything that it
/// answered.</summary>
/// <param name="Name">Its name in the register; where the register has none, its own once the number is proven; else null: anybody could
/// have chosen it.</param>
/// <param name="IsProven">Whether it has proven the number.</param>
/// <param name="IsAsked">Whether whoever looks has an open request.</param>
public sealed record Joinable(string OrganisationId, string Identifier, string? Name, bool IsProven, bool IsAsked);
