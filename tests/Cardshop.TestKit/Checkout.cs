namespace Cardshop.TestKit;

/// <summary>Files of the checkout that the tests were built in.</summary>
public static class Checkout
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>Its topmost folder.</summary>
    public static string Folder => Found.Value;

    public static string PathOf(string relative) => Path.Combine(Folder, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Cardshop.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Cardshop.slnx.");
    }
}
