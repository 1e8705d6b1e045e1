namespace Cardshop.Commands;

/// <summary>Where this user keeps what is not to be lost: <c>cardshop</c> in <c>$XDG_CONFIG_HOME</c>, <c>~/.config</c> or <c>%APPDATA%</c>.</summary>
internal static class ConfigFolder
{
    /// <summary>Its absolute path; null when this user has none.</summary>
    public static string? Find() => Parent() is { Length: > 0 } parent ? Path.GetFullPath(Path.Join(parent, "cardshop")) : null;

    private static string? Parent()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        }

        var home = Variables.Find("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Variables.Find("XDG_CONFIG_HOME") ?? (home.Length > 0 ? Path.Join(home, ".config") : null);
    }
}
