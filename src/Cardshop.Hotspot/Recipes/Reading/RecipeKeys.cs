namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>The keys that a recipe may have, per mapping. Below <c>offspot</c> anything goes.</summary>
internal static class RecipeKeys
{
    /// <summary>What a worker keeps for itself; passed over.</summary>
    public const string Worker = "image-creator";

    public static readonly string[] Recipe = ["base", "output", "oci_images", "files", "write_config", "offspot"];

    public static readonly string[] Base = ["source", "rootfs_size", "checksum"];

    public static readonly string[] Output = ["size", "compress"];

    public static readonly string[] Image = ["ident", "filesize", "fullsize", "url"];

    public static readonly string[] File = ["to", "url", "content", "via", "size", "checksum"];

    public static readonly string[] Checksum = ["algo", "value", "kind"];
}
