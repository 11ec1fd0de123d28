namespace EhdsReadiness.Core.Settings;

/// <summary>Setting that is a secret: its value is never shown, and it may stand in a file that the key with <c>File</c> after its name
/// leads to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretSettingAttribute : Attribute;
