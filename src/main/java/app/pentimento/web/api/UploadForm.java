package app.pentimento.web.api;

import org.springframework.web.multipart.MultipartFile;

/** A picture as a form uploads it; for the description of the API. */
record UploadForm(MultipartFile file) {}
