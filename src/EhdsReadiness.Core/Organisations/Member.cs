namespace EhdsReadiness.Core.Organisations;

/// <summary>A person in an organisation.</summary>
public sealed record Member(string AccountId, string Name, string Email, MemberRole Role, DateTimeOffset Since);
