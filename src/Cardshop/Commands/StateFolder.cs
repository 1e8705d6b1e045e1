namespace Cardshop.Commands;

/// <summary>Where this user keeps what is under way: <c>cardshop</c> in <c>$XDG_STATE_HOME</c>, <c>~/.local/state</c> or <c>%LOCALAPPDATA%</c>.</summary>
internal static class StateFolder
{
    /// <summary>Its absolute path; null when this user has none.</summary>
    public static string? Find() => Parent() is { Length: > 0 } parent ? Path.GetFullPath(Path.Join(parent, "cardshop")) : null;

    private static string? Parent()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        var home = Variables.Find("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Variables.Find("XDG_STATE_HOME") ?? (home.Length > 0 ? Path.Join(home, ".local", "state") : null);
    }
}
