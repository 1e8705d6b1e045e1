namespace Cardshop.Commands;

/// <summary>Variables of the environment.</summary>
internal static class Variables
{
    /// <summary>What a variable says; null when it is not set or empty.</summary>
    public static string? Find(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
