namespace EhdsReadiness.Core;

/// <summary>Declares the identifier of an enum's value in the database, in files, forms and addresses. It stays, whatever the value is
/// called in code.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class IdAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
