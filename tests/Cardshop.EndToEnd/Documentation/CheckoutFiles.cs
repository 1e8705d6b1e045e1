namespace Cardshop.EndToEnd.Documentation;

/// <summary>Files of the checkout that the tests were built in, and the program beside the tests.</summary>
internal static class CheckoutFiles
{
    /// <summary>The folder with the program, as a user would have it on the PATH.</summary>
    public static string ProgramFolder => AppContext.BaseDirectory;

    public static string Read(string relative)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Cardshop.slnx")))
            {
                return File.ReadAllText(Path.Combine(folder, relative));
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Cardshop.slnx.");
    }
}
